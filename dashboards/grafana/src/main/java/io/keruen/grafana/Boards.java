package io.keruen.grafana;

import io.keruen.grafana.boards.AlertsBoard;
import io.keruen.grafana.boards.BorderCrossingBoard;
import io.keruen.grafana.boards.ConvoyFormationBoard;
import io.keruen.grafana.boards.ConvoyWallBoard;
import io.keruen.grafana.boards.OneVehicleBoard;
import io.keruen.grafana.boards.PipelineHealthBoard;
import io.keruen.grafana.model.Board;
import java.util.List;

/** Every board. */
public final class Boards {
    private static final List<Board> ALL = List.of(
            ConvoyWallBoard.board(),
            ConvoyFormationBoard.board(),
            BorderCrossingBoard.board(),
            AlertsBoard.board(),
            OneVehicleBoard.board(),
            PipelineHealthBoard.board());

    private Boards() {}

    /** All of them. */
    public static List<Board> all() {
        return ALL;
    }
}
