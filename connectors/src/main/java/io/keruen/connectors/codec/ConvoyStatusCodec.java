package io.keruen.connectors.codec;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.schemas.Authority;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationState;
import io.keruen.schemas.DeclarationStatus;
import io.keruen.schemas.EscortLife;
import io.keruen.schemas.PairState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How it stands with convoys, as it is written to {@code escort.convoys}. One per thread. */
public final class ConvoyStatusCodec {
    private static final long NEVER = 0;

    private final RecordCodec<ConvoyStateRecord> codec;

    /** A codec for the topic. */
    public ConvoyStatusCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, ConvoyStateRecord.getClassSchema());
    }

    /** Encodes a status; {@code null}, a tombstone, when the convoy is gone. */
    public byte @Nullable [] encode(ConvoyStatus status) {
        if (status.isGone()) {
            return null;
        }
        ConvoyStateRecord written = new ConvoyStateRecord();
        written.setConvoyId(status.convoyId());
        written.setEscortId(status.escortId());
        written.setPlanVersion(status.planVersion());
        written.setEventTimeMs(status.eventTimeMs());
        written.setRouteId(status.routeId());
        written.setVehicleIds(List.copyOf(status.vehicleIds()));
        written.setPairs(pairs(status));
        written.setDeclarations(declarations(status));
        written.setDepartedAtMs(Absent.asNull(status.departedAtMs(), NEVER));
        written.setArrivedAtMs(Absent.asNull(status.arrivedAtMs(), NEVER));
        written.setArriveByMs(Absent.asNull(status.arriveByMs(), NEVER));
        written.setEtaMs(Absent.asNull(status.etaMs(), NEVER));
        LifeState life = status.life();
        written.setLife(life == null ? null : EscortLife.valueOf(life.name()));
        written.setLifeSinceMs(Absent.asNull(status.lifeSinceMs(), NEVER));
        written.setLeadChainageM(Absent.nanAsNull(status.leadChainageM()));
        written.setTailChainageM(Absent.nanAsNull(status.tailChainageM()));
        written.setProgressRatio(Absent.nanAsNull(status.progressRatio()));
        written.setLengthM(Absent.nanAsNull(status.lengthM()));
        written.setSpeedMps(Absent.nanAsNull(status.speedMps()));
        written.setOpenAlerts(status.openAlerts());
        Severity severity = status.highestSeverity();
        written.setHighestSeverity(severity == null ? null : io.keruen.schemas.Severity.valueOf(severity.name()));
        written.setGateBlocked(status.gateBlocked());
        return codec.encode(written);
    }

    private static List<PairState> pairs(ConvoyStatus status) {
        List<PairState> pairs = new ArrayList<>();
        for (ConvoyStatus.Pair pair : status.pairs()) {
            PairState written = new PairState();
            written.setVehicleId(pair.vehicleId());
            written.setOtherVehicleId(pair.otherVehicleId());
            written.setGapM(Absent.nanAsNull(pair.gapM()));
            written.setHeadwayS(Absent.nanAsNull(pair.headwayS()));
            pairs.add(written);
        }
        return pairs;
    }

    private static List<DeclarationState> declarations(ConvoyStatus status) {
        List<DeclarationState> declarations = new ArrayList<>();
        for (ConvoyStatus.Declaration declaration : status.declarations()) {
            DeclarationState written = new DeclarationState();
            written.setDeclarationId(declaration.declarationId());
            written.setAuthority(Authority.valueOf(declaration.authority().name()));
            written.setStatus(DeclarationStatus.valueOf(declaration.status().name()));
            written.setVersion(declaration.version());
            declarations.add(written);
        }
        return declarations;
    }
}
