/** What went over the wire in this test file and is not as the protocol's schemas say. */
export const wireFaults: string[] = [];
