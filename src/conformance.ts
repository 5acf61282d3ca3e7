/** `interaction-processor/conformance`: what a provider is tried with. */
import 'reflect-metadata';
export { describeCtiProvider, type ContractOptions } from './conformance/describe-cti-provider.js';
export { eventually } from './conformance/eventually.js';
export { MUSIC } from './conformance/far-end.js';
export type { AgentDevice, Ear, FarCall, FarEnd, FarNumbers, ProviderUnderTest } from './conformance/far-end.js';
export type { FarEndPart } from './conformance/far-end-part.js';
export { providerContext } from './conformance/provider-context.js';
export type { TestRunner } from './conformance/test-runner.js';
