/** What stands between backticks in a piece of Markdown, in order. */
export function codeSpans(markdown = ''): string[] {
  return [...markdown.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}
