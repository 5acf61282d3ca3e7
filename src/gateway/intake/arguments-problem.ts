const QUOTE = 34;
const BACKSLASH = 92;

/**
 * What is wrong with the JSON text of an event's name and arguments as it lies there: more than one argument, or one that
 * is nested too deep. Looks at every character once and builds nothing, so that whatever is refused costs next to
 * nothing; whether it is JSON at all is left to whoever parses it.
 * @param start where the list of name and arguments begins
 * @param depth levels that the argument may have
 * @returns undefined where it may be parsed
 */
export function argumentsProblem(text: string, start: number, depth: number): string | undefined {
  let level = 0;
  let commas = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
      if (at < 0) return undefined;
    } else if (code === 91 || code === 123) {
      level += 1;
      if (level > depth + 1) return `deeper than ${depth} levels`;
    } else if (code === 93 || code === 125) level -= 1;
    else if (code === 44 && level === 1) {
      commas += 1;
      if (commas > 1) return 'a command is one argument';
    }
  }
  return undefined;
}

/** Where the string ends that begins there; -1 where it does not. */
function stringEnd(text: string, begin: number): number {
  for (let at = text.indexOf('"', begin + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
