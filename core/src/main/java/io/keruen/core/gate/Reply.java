package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known about one condition of one vehicle at a gate.
 *
 * @param isLasting the escort cannot repair it by itself
 * @param words why it is not TRUE, for people; the same for as long as nothing changes, so without running numbers
 */
public record Reply(Answer answer, boolean isLasting, String words) {
    /** It holds. */
    public static final Reply YES = new Reply(Answer.TRUE, false, "");

    /** It does not hold now. */
    public static Reply no(String words) {
        return new Reply(Answer.FALSE, false, words);
    }

    /** It does not hold, and the escort cannot repair that by itself. */
    public static Reply never(String words) {
        return new Reply(Answer.FALSE, true, words);
    }

    /** Nobody knows. */
    public static Reply unknown(String words) {
        return new Reply(Answer.UNKNOWN, false, words);
    }

    /** Writes replies; {@link #readAll} gives them back. */
    public static void writeAll(List<Reply> replies, DataOutput out) throws IOException {
        out.writeInt(replies.size());
        for (Reply reply : replies) {
            reply.write(out);
        }
    }

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(answer.name());
        out.writeBoolean(isLasting);
        out.writeUTF(words);
    }

    /** Reads one. */
    public static Reply read(DataInput in) throws IOException {
        return new Reply(Answer.valueOf(in.readUTF()), in.readBoolean(), in.readUTF());
    }

    /** Reads replies. */
    public static List<Reply> readAll(DataInput in) throws IOException {
        List<Reply> replies = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            replies.add(read(in));
        }
        return List.copyOf(replies);
    }

    /** This one, or another about the same condition where this one holds, or the other lasts and this one does not. */
    public Reply or(Reply other) {
        boolean isGraver = isYes() ? !other.isYes() : other.isLasting && !isLasting;
        return isGraver ? other : this;
    }

    /** Whether it speaks for opening. */
    public boolean isYes() {
        return answer == Answer.TRUE;
    }
}
