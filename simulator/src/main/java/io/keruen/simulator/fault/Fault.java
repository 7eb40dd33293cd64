package io.keruen.simulator.fault;

import io.keruen.simulator.world.World;
import java.util.List;

/** One trouble of one vehicle in one world. It is asked at every tick, before the world moves on. */
public interface Fault {
    /** Does now what it has to do. */
    void act(long nowMs, World world);

    /** The world has ended: what has begun ends too. */
    void close(World world);

    /** The alerts that what it has done so far causes; none if its turn has not come. */
    List<Cause> causes();
}
