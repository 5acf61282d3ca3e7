/** The data block of a command that takes none; what is in it is ignored. */
export class NoData {}
