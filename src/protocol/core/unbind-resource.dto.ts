import { Matches } from 'class-validator';
import { ID_PATTERN } from '../id.js';

/** `unbindResource`: give the session up for another client to bind; the session goes on. */
export class UnbindResourceData {
  @Matches(ID_PATTERN, { message: 'resource is an id' }) resource!: string;
}
