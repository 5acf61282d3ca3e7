/** What stands after the `#` of the page's address while the panel is open. */
export const SIMULATOR_HASH = 'simulator';
