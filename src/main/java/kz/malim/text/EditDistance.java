package kz.malim.text;

/** How many letters to change, add, remove or swap with their neighbour (optimal string alignment). */
public final class EditDistance {
    private EditDistance() {}

    /** @param max what is farther is returned as one more than this */
    public static int between(String left, String right, int max) {
        if (Math.abs(left.length() - right.length()) > max) {
            return max + 1;
        }
        var rows = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(left, right, i, j, rows);
            }
        }
        return Math.min(rows[left.length()][right.length()], max + 1);
    }

    private static int step(String left, String right, int i, int j, int[][] rows) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
