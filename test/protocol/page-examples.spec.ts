import { describe, expect, it } from '@jest/globals';
import { parsedCommand } from '../../src/gateway/parsed-command.js';
import { FAILURE_CODES } from '../../src/protocol/failure-code.js';
import type { CommandResponse } from '../../src/protocol/response.js';
import { answerProblem, eventProblem, sentProblem } from '../support/wire/wire-problems.js';
import { ProtocolPage } from './protocol-page.js';

const examples = new ProtocolPage().examples.map((text) => JSON.parse(text) as Record<string, unknown>);
const labelled = (fits: (example: Record<string, unknown>) => boolean) =>
  examples.filter(fits).map((example) => [JSON.stringify(example).slice(0, 60), example] as const);

const commands = labelled((example) => 'command' in example && !('result' in example));
const answers = labelled((example) => 'result' in example);
const events = labelled((example) => 'name' in example);
const serviceEvents = labelled((example) => 'eventType' in example);

describe('the examples of docs/protocol.md', () => {
  it('are commands, answers or events', () => {
    expect(commands.length + answers.length + events.length + serviceEvents.length).toBe(examples.length);
    expect(examples.length).toBeGreaterThan(8);
  });

  it.each(commands)('a command that is taken: %s', (_, example) => {
    expect(() => parsedCommand(example)).not.toThrow();
    expect(sentProblem('command', example)).toBeUndefined();
  });

  it.each(events)('an event of the right shape: %s', (_, example) => {
    expect(eventProblem(example)).toBeUndefined();
  });

  it.each(serviceEvents)("an event that is no session's: %s", (_, example) => {
    expect(eventProblem(example)).toBeUndefined();
  });

  it.each(answers)('an answer to such a command: %s', (_, example) => {
    const { command, result, failure, original } = example as unknown as CommandResponse;
    if (failure) expect(failure.retryable).toBe(FAILURE_CODES[failure.code].retryable);
    expect(answerProblem(example)).toBeUndefined();
    expect(result === 'failure').toBe(failure !== undefined);
    if (original !== undefined) expect(parsedCommand(original).command).toBe(command);
  });
});
