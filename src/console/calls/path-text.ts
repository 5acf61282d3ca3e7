/** The keys that lead to a text of the data, as one name. */
export const pathText = (path: readonly string[]): string => path.join(' › ');
