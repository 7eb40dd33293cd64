package io.keruen.app.dispatcher.queue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The records of a queue's log. Their tags are on disk: none is ever reused (10 is one that no release wrote). */
sealed interface QueueRecord {
    /** The longest text of a detail. */
    int MAX_DETAIL_LENGTH = 500;

    /** Something new is owed. */
    record Owed(Item item, byte[] content) implements QueueRecord {}

    /** It was tried in vain. */
    record Tried(long sequence, int attempts, long atMs, long notBeforeMs, String detail) implements QueueRecord {}

    /** It is owed no more: delivered, or a lease that expired. */
    record Settled(long sequence, long atMs) implements QueueRecord {}

    /** It is given up: a dead letter. */
    record GivenUp(long sequence, long atMs, String reason) implements QueueRecord {}

    /** A person wants a dead letter to be tried again. */
    record Resent(long deadSequence, long sequence, long atMs, long expiresAtMs) implements QueueRecord {}

    /** It was owed once, and shall not be owed again. */
    record Seen(String key, long atMs) implements QueueRecord {}

    /** The destination wants nothing (with the reason), or something again (empty). */
    record Stopped(long atMs, String reason) implements QueueRecord {}

    /** The number of the item before the next one. */
    record Counted(long sequence) implements QueueRecord {}

    /** A dead letter that survives compaction. */
    record Dead(Item item, byte[] content) implements QueueRecord {}

    /** The record in bytes. */
    default byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (this instanceof Owed owed) {
            out.writeByte(1);
            write(out, owed.item(), owed.content());
        } else if (this instanceof Tried tried) {
            out.writeByte(2);
            out.writeLong(tried.sequence());
            out.writeInt(tried.attempts());
            out.writeLong(tried.atMs());
            out.writeLong(tried.notBeforeMs());
            out.writeUTF(shortened(tried.detail()));
        } else if (this instanceof Settled settled) {
            out.writeByte(3);
            out.writeLong(settled.sequence());
            out.writeLong(settled.atMs());
        } else if (this instanceof GivenUp given) {
            out.writeByte(4);
            out.writeLong(given.sequence());
            out.writeLong(given.atMs());
            out.writeUTF(shortened(given.reason()));
        } else if (this instanceof Resent resent) {
            out.writeByte(5);
            out.writeLong(resent.deadSequence());
            out.writeLong(resent.sequence());
            out.writeLong(resent.atMs());
            out.writeLong(resent.expiresAtMs());
        } else {
            writeRare(out);
        }
        return bytes.toByteArray();
    }

    private void writeRare(DataOutputStream out) throws IOException {
        if (this instanceof Seen seen) {
            out.writeByte(6);
            out.writeUTF(seen.key());
            out.writeLong(seen.atMs());
        } else if (this instanceof Stopped stopped) {
            out.writeByte(7);
            out.writeLong(stopped.atMs());
            out.writeUTF(shortened(stopped.reason()));
        } else if (this instanceof Counted counted) {
            out.writeByte(8);
            out.writeLong(counted.sequence());
        } else if (this instanceof Dead dead) {
            out.writeByte(9);
            write(out, dead.item(), dead.content());
        }
    }

    private static void write(DataOutputStream out, Item item, byte[] content) throws IOException {
        out.writeLong(item.sequence());
        out.writeUTF(item.key());
        out.writeBoolean(item.isLease());
        out.writeLong(item.acceptedAtMs());
        out.writeLong(item.expiresAtMs());
        out.writeInt(item.attempts());
        out.writeLong(item.notBeforeMs());
        out.writeLong(item.firstTriedAtMs());
        out.writeUTF(shortened(item.detail()));
        out.writeInt(content.length);
        out.write(content);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), MAX_DETAIL_LENGTH));
    }

    /** The record in these bytes, which stand at a position of the log. */
    static QueueRecord of(byte[] bytes, long position) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int tag = in.readByte();
        return switch (tag) {
            case 1 -> new Owed(item(in, position), content(in));
            case 2 -> new Tried(in.readLong(), in.readInt(), in.readLong(), in.readLong(), in.readUTF());
            case 3 -> new Settled(in.readLong(), in.readLong());
            case 4 -> new GivenUp(in.readLong(), in.readLong(), in.readUTF());
            case 5 -> new Resent(in.readLong(), in.readLong(), in.readLong(), in.readLong());
            case 6 -> new Seen(in.readUTF(), in.readLong());
            case 7 -> new Stopped(in.readLong(), in.readUTF());
            case 8 -> new Counted(in.readLong());
            case 9 -> new Dead(item(in, position), content(in));
            default -> throw new IOException("a record with the tag " + tag + ", which this release does not know");
        };
    }

    private static Item item(DataInputStream in, long position) throws IOException {
        return new Item(
                in.readLong(),
                in.readUTF(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                position,
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readUTF());
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length != in.available()) {
            throw new IOException("a content of " + length + " bytes where " + in.available() + " are left");
        }
        return in.readNBytes(length);
    }
}
