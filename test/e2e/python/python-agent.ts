import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('agent.py', import.meta.url));
/** The program's own waits end before this. */
const DEADLINE_MS = 50_000;

/** One line of what agent.py prints. */
export interface AgentLine {
  readonly step?: string;
  readonly failed?: string;
  readonly event?: { readonly name: string; readonly data: Record<string, Record<string, unknown>> };
}

/** How it ended, and all that it said. */
interface AgentRun {
  readonly code: number | null;
  readonly lines: readonly AgentLine[];
  readonly errors: string;
}

/** Runs agent.py to its end, or kills it after the deadline. `heard` is told each line as it comes. */
export async function runPythonAgent(
  python: string,
  options: readonly string[],
  heard: (line: AgentLine) => void,
): Promise<AgentRun> {
  const child = spawn(python, [PROGRAM, ...options], { stdio: ['ignore', 'pipe', 'pipe'], timeout: DEADLINE_MS });
  const lines: AgentLine[] = [];
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as AgentLine;
    lines.push(line);
    heard(line);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, lines, errors };
}
