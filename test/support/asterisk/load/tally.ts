import type { CommandResponse } from '../../../../src/protocol/response.js';

interface Row {
  readonly outcomes: Map<string, number>;
  readonly times: number[];
}

const FAULTS = new Set(['INTERNAL', 'CTI_TIMEOUT', 'CTI_UNAVAILABLE', 'RATE_LIMITED', 'CONFLICT', 'UNSUPPORTED']);

/** What became of the commands of all desktops. */
export class Tally {
  private readonly rows = new Map<string, Row>();
  /** commands that nobody answered */
  readonly unanswered: string[] = [];

  /** answers that say that something went wrong here and not elsewhere, in words */
  readonly faults: string[] = [];

  /** Notes the outcome of a command of somebody's, `success` or the code of its failure. */
  async of(who: string, command: string, work: Promise<CommandResponse>): Promise<void> {
    const begun = performance.now();
    try {
      const answer = await work;
      const outcome = outcomeOf(answer);
      this.note(command, outcome, performance.now() - begun);
      if (FAULTS.has(outcome)) this.faults.push(`${new Date().toISOString()} ${who}: ${JSON.stringify(answer)}`);
    } catch {
      this.unanswered.push(`${who}: ${command}`);
    }
  }

  get answered(): number {
    return [...this.rows.values()].reduce((sum, { times }) => sum + times.length, 0);
  }

  /** One line for each command. */
  lines(): string[] {
    const rows = [...this.rows].sort(([one], [other]) => one.localeCompare(other));
    return rows.map(([command, { outcomes, times }]) => {
      const sorted = times.sort((a, b) => a - b);
      const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
      const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
      return `${command.padEnd(32)} p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)} ms: ${counts}`;
    });
  }

  private note(command: string, outcome: string, ms: number): void {
    const row = this.rows.get(command) ?? { outcomes: new Map<string, number>(), times: [] };
    this.rows.set(command, row);
    row.outcomes.set(outcome, (row.outcomes.get(outcome) ?? 0) + 1);
    row.times.push(ms);
  }
}

function outcomeOf(answer: CommandResponse): string {
  if (answer.result === 'success') return 'success';
  const failure = answer['failure'] as { code?: string } | undefined;
  return failure?.code ?? answer.result;
}
