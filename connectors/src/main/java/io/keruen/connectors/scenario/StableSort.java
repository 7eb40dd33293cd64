package io.keruen.connectors.scenario;

/** Sorts numbers of rows by a column of keys, rows of equal key in the order they stand in: a merge sort. */
final class StableSort {
    private StableSort() {}

    static void byKey(int[] rows, long[] keys) {
        int[] source = rows;
        int[] target = new int[rows.length];
        for (int width = 1; width < rows.length && width > 0; width *= 2) {
            for (int start = 0; start < rows.length; ) {
                int middle = end(start, width, rows.length);
                int end = end(middle, width, rows.length);
                merge(source, target, new int[] {start, middle, end}, keys);
                start = end;
            }
            int[] sorted = target;
            target = source;
            source = sorted;
        }
        System.arraycopy(source, 0, rows, 0, rows.length);
    }

    private static int end(int start, int width, int length) {
        return width >= length - start ? length : start + width;
    }

    private static void merge(int[] source, int[] target, int[] cuts, long[] keys) {
        int left = cuts[0];
        int right = cuts[1];
        for (int at = cuts[0]; at < cuts[2]; at++) {
            boolean takeLeft = left < cuts[1] && (right >= cuts[2] || keys[source[left]] <= keys[source[right]]);
            target[at] = takeLeft ? source[left++] : source[right++];
        }
    }
}
