/** `interaction-processor/provider`: the port, for whoever puts another phone system behind the processor. */
import 'reflect-metadata';
export { availability, type AvailabilityInput } from './cti/port/availability.js';
export { DEFAULT_CALL_MODEL, leavesWork, type CallModel, type Choice } from './cti/port/call-model.js';
export { CAPABILITIES, DIRECTORY_CAPABILITIES, type Capability } from './cti/port/capability.js';
export { changedData } from './cti/port/changed-data.js';
export type * from './cti/port/cti-directory.js';
export type * from './cti/port/cti-facts.js';
export type { CtiObserver, SwitchResult } from './cti/port/cti-observer.js';
export type * from './cti/port/cti-phone.js';
export type { CtiProviderContext } from './cti/port/cti-provider-factory.js';
export type * from './cti/port/cti-provider.js';
export { CtiSession, type ConversationRef, type InteractionRef } from './cti/port/cti-session.js';
export { dialledAddress } from './cti/port/dialled-address.js';
export type { ExternalProviderFactory } from './cti/port/external-provider-factory.js';
export { InvalidOptionError, type OptionProblem } from './cti/port/invalid-option.error.js';
export { PORT_VERSION } from './cti/port/port-version.js';
export { providerOptions } from './cti/port/provider-options.js';
export { recordingOver } from './cti/port/recording-over.js';
export {
  CtiRejectedError,
  CtiTimeoutError,
  CtiUnavailableError,
  SwitchError,
  UnsupportedError,
} from './errors/switch-errors.js';
export type * from './protocol/cause.js';
export type * from './protocol/objects/object-states.js';
export type { RejectionReason } from './protocol/rejection-reason.js';
export type { Clock, Timer } from './runtime/clock.js';
export { withDeadline } from './runtime/deadline.js';
export type { IdSource } from './runtime/id-source.js';
export { currentTrace, type CurrentTrace } from './tracing/current-trace.js';
