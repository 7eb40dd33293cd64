package io.keruen.core.stage.zone;

import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each zone rule's slice lies in a zone entry. Stored with the entries, so that a new rule starts at zero and one
 * that is gone is skipped. Immutable.
 */
final class ZoneSlices {
    static final ZoneSlices NONE = new ZoneSlices(List.of());

    private record Slot(String ruleId, int version, int longBase, int longs, int doubleBase, int doubles) {
        /** Whether it goes on from the other, which may have been smaller. */
        boolean goesOnFrom(Slot other) {
            return ruleId.equals(other.ruleId)
                    && version == other.version
                    && longs >= other.longs
                    && doubles >= other.doubles;
        }
    }

    private final List<Slot> slots;
    private final int longs;
    private final int doubles;

    private ZoneSlices(List<Slot> slots) {
        this.slots = slots;
        longs = slots.stream().mapToInt(Slot::longs).sum();
        doubles = slots.stream().mapToInt(Slot::doubles).sum();
    }

    /** The slices of a catalogue's zone rules, in catalogue order. */
    static ZoneSlices of(RuleCatalog catalog) {
        List<Slot> slots = new ArrayList<>();
        int longBase = 0;
        int doubleBase = 0;
        for (ZoneRule rule : zoneRules(catalog)) {
            slots.add(new Slot(rule.id(), rule.sliceVersion(), longBase, rule.longs(), doubleBase, rule.doubles()));
            longBase += rule.longs();
            doubleBase += rule.doubles();
        }
        return new ZoneSlices(slots);
    }

    /** The zone rules of a catalogue, in order. */
    static List<ZoneRule> zoneRules(RuleCatalog catalog) {
        List<ZoneRule> rules = new ArrayList<>();
        for (RuleDeclaration rule : catalog.all()) {
            if (rule instanceof ZoneRule zoneRule) {
                rules.add(zoneRule);
            }
        }
        return rules;
    }

    ZoneEntry newEntry() {
        return new ZoneEntry(longs, doubles);
    }

    /** Points a cursor at a rule's slice. */
    Slice at(int rule, ZoneEntry entry, Slice cursor) {
        Slot slot = slots.get(rule);
        return cursor.at(entry.longs, slot.longBase, entry.doubles, slot.doubleBase);
    }

    /** Takes over what this layout knows of an entry of another. */
    void convert(ZoneSlices otherLayout, ZoneEntry other, ZoneEntry entry) {
        for (Slot slot : slots) {
            for (Slot known : otherLayout.slots) {
                if (slot.goesOnFrom(known)) {
                    System.arraycopy(other.longs, known.longBase, entry.longs, slot.longBase, known.longs);
                    System.arraycopy(other.doubles, known.doubleBase, entry.doubles, slot.doubleBase, known.doubles);
                }
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(slots.size());
        for (Slot slot : slots) {
            out.writeUTF(slot.ruleId);
            out.writeByte(slot.version);
            out.writeByte(slot.longs);
            out.writeByte(slot.doubles);
        }
    }

    static ZoneSlices read(DataInput in) throws IOException {
        List<Slot> slots = new ArrayList<>();
        int longBase = 0;
        int doubleBase = 0;
        int count = in.readByte();
        for (int i = 0; i < count; i++) {
            Slot slot = new Slot(in.readUTF(), in.readByte(), longBase, in.readByte(), doubleBase, in.readByte());
            slots.add(slot);
            longBase += slot.longs;
            doubleBase += slot.doubles;
        }
        return new ZoneSlices(slots);
    }

    /** The two arrays of an entry. */
    static void writeValues(DataOutput out, ZoneEntry entry) throws IOException {
        for (long value : entry.longs) {
            out.writeLong(value);
        }
        for (double value : entry.doubles) {
            out.writeDouble(value);
        }
    }

    static void readValues(DataInput in, ZoneEntry entry) throws IOException {
        for (int i = 0; i < entry.longs.length; i++) {
            entry.longs[i] = in.readLong();
        }
        for (int i = 0; i < entry.doubles.length; i++) {
            entry.doubles[i] = in.readDouble();
        }
    }
}
