/** What every id of ours looks like. Never a dot: it separates the segments of a target. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;
