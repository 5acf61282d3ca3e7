import { InvalidMessageError } from '../../errors/desktop-errors.js';
import type { DataChange, InteractionData } from '../../protocol/objects/object-states.js';
import { changedData } from '../../cti/port/changed-data.js';
import type { ObjectRecord } from '../model/object-records.js';
import { COMMAND_ROWS, type ObjectCommand } from '../table/command-rows.js';

const NONE: InteractionData = {};

/**
 * Refuses data that would make more of an interaction than it may have; what is known of it counts, and what becomes
 * smaller is taken also where the switch has brought more.
 * @param limit bytes of the data's JSON text
 * @throws InvalidMessageError
 */
export function checkData(command: ObjectCommand, record: ObjectRecord, data: object, limit: number): void {
  const added = COMMAND_ROWS[command].adds?.(data);
  if (added) check(record.kind === 'interaction' ? record.facts.data : NONE, added, limit);
}

function check(present: InteractionData, added: DataChange, limit: number): void {
  const size = bytes(changedData(present, added));
  if (size <= limit || size < bytes(present)) return;
  const problem = `the interaction's data would have ${size} bytes; limits.dataBytes is ${limit}`;
  throw new InvalidMessageError([{ path: 'data.data', problem }]);
}

const bytes = (data: InteractionData) => Buffer.byteLength(JSON.stringify(data));
