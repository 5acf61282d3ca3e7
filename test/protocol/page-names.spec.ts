import { describe, expect, it } from '@jest/globals';
import { CAUSE_ACTORS, CAUSE_CODES } from '../../src/protocol/cause.js';
import { CommandMessage } from '../../src/protocol/command-message.dto.js';
import { FAILURE_CODES, type FailureCode } from '../../src/protocol/failure-code.js';
import { FAILURE_DETAILS } from '../../src/protocol/failure-details.js';
import { SERVICE_EVENTS } from '../../src/protocol/service/service-event.js';
import { REJECTION_REASONS } from '../../src/protocol/rejection-reason.js';
import { SERVICE_TYPES } from '../../src/protocol/service/service-entry.js';
import { SERVICE_STATUSES } from '../../src/protocol/service/service-status.js';
import { SESSION_EVENTS } from '../../src/protocol/session/session-event.js';
import { TARGET_KINDS } from '../../src/protocol/target.js';
import { Transport } from '../../src/protocol/transport.js';
import { WHY_CODES } from '../../src/protocol/why.js';
import { sourcesBeside } from './sources-beside.js';
import { codeSpans } from './code-spans.js';
import { dtoFields } from './dto-fields.js';
import { ProtocolPage } from './protocol-page.js';

const SAID = sourcesBeside('src/protocol', 'src/conformance');
const page = new ProtocolPage();
const first = (under: string, index = 0) => page.table(under, index).rows.map(([cell]) => codeSpans(cell)[0]);

/** The code spans of the sentence that begins like this. */
function sentence(begin: string): string[] {
  const at = page.text.indexOf(begin);
  if (at < 0) throw new Error(`nothing begins with ${begin}`);
  const rest = page.text.slice(at + begin.length);
  return codeSpans(rest.slice(0, rest.search(/[.;]\s/)));
}

describe('docs/protocol.md names what the code has', () => {
  it('Socket.IO events', () => {
    expect(first('Transport')).toEqual(Object.values(Transport));
  });

  it('the envelope', () => {
    const fields = dtoFields(CommandMessage).map(({ name }) => name);
    expect(first('Transport', 1)).toEqual([...fields.filter((one) => one !== 'context'), 'context']);
  });

  it('the kinds of objects', () => {
    expect(page.table('Session resource').rows.map(([, kind]) => kind)).toEqual([...TARGET_KINDS]);
  });

  it('events of the session', () => {
    expect(first('Events')).toEqual(Object.keys(SESSION_EVENTS));
  });

  it('events of services', () => {
    expect(first("Services' events")).toEqual(Object.keys(SERVICE_EVENTS));
  });

  it('causes', () => {
    expect(first('Causes')).toEqual([...CAUSE_CODES]);
    expect(sentence('`by.kind`:').slice(0, CAUSE_ACTORS.length)).toEqual([...CAUSE_ACTORS]);
  });

  it('failure codes, and which are worth trying again', () => {
    const told = page.table('Failure codes').rows.map(([code, retryable]) => [codeSpans(code)[0], retryable]);
    const known = Object.entries(FAILURE_CODES).map(([code, { retryable }]) => [code, retryable ? 'yes' : 'no']);
    expect(told).toEqual(known);
  });

  it.each(page.table('Failure codes').rows)(
    'what there is to know of a failure: %s',
    (cell = '', ...[, , told = '']) => {
      const contract = FAILURE_DETAILS[codeSpans(cell)[0] as FailureCode];
      const fields = contract ? dtoFields(contract.details) : [];
      expect(told === '–').toBe(contract === undefined);
      expect(fields.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(told))).toEqual([]);
    },
  );

  it.each([
    ['Why a command is not possible now', WHY_CODES],
    ['Why the switch said no', REJECTION_REASONS],
  ])('codes, each of which something in the source says: %s', (heading, known) => {
    expect(first(heading)).toEqual([...known]);
    expect(known.filter((one) => !SAID.includes(`'${one}'`))).toEqual([]);
  });

  it('types and states of services', () => {
    expect(sentence('- `type` is')).toEqual([...SERVICE_TYPES]);
    expect(sentence('- `serviceStatus.status` is')).toEqual(expect.arrayContaining([...SERVICE_STATUSES]));
  });
});
