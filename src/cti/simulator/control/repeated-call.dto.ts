import { Milliseconds } from '../milliseconds.js';
import { StartCallBody } from './start-call.dto.js';

/** `PUT /simulator/customers`: customers who call by themselves, each as a `StartCallBody` says. */
export class RepeatedCallBody extends StartCallBody {
  /** milliseconds between two of them, and until the first */
  @Milliseconds(1_000) every!: number;
}
