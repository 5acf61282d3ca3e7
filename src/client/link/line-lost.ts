/** What ends a wait for an answer where the line is lost: the command may have been carried out. */
export class LineLost extends Error {}
