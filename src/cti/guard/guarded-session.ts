import { CAPABILITIES, type Capability } from '../port/capability.js';
import type { CtiSnapshot } from '../port/cti-facts.js';
import { CtiSession } from '../port/cti-session.js';
import { inSpan } from '../../tracing/in-span.js';
import { about } from '../../tracing/subject.js';
import { ANSWER_SHAPES } from './answer-shapes.js';
import type { Asker } from './failed-answers.js';
import type { ProviderGuard } from './provider-guard.js';

/** A provider's CTI session, asked through the guard: each method of the port. */
export class GuardedSession extends CtiSession {
  private known: { readonly told: unknown; readonly lacks: readonly Capability[] } | undefined;

  constructor(
    private readonly inner: object,
    private readonly guard: ProviderGuard,
    private readonly asker: Asker,
  ) {
    super();
    Object.defineProperty(this, 'lacks', { get: () => this.deviceLacks() });
    for (const name of OPTIONAL_METHODS) {
      if (typeof Reflect.get(inner, name) !== 'function') continue;
      Object.defineProperty(this, name, { value: (...values: readonly unknown[]) => this.pass(name, values) });
    }
  }

  read(): Promise<CtiSnapshot> {
    return this.pass('read', []) as Promise<CtiSnapshot>;
  }

  async close(...options: readonly unknown[]): Promise<void> {
    this.guard.answers.closed(this.asker);
    await this.pass('close', options);
  }

  override async handOver(): Promise<void> {
    this.guard.answers.closed(this.asker);
    await this.pass('handOver', []);
  }

  pass(name: keyof CtiSession, values: readonly unknown[]): Promise<unknown> {
    const work = async (): Promise<unknown> => {
      const method: unknown = Reflect.get(this.inner, name);
      // What a session has not got is what the port says of it: unsupported.
      const own: unknown = typeof method === 'function' ? method : PORT_METHODS.get(name);
      if (typeof own !== 'function') throw new TypeError(`the session has no ${name}`);
      return Reflect.apply(own, this.inner, values);
    };
    const { agent } = this.asker;
    const subject = { agent, service: this.guard.service, ...callIn(values) };
    return inSpan(`cti.${name}`, 'internal', () =>
      about(subject, () => this.guard.ask(name, work, ANSWER_SHAPES[name], agent)),
    );
  }

  /** The same list for the same list. */
  private deviceLacks(): readonly Capability[] {
    const told: unknown = Reflect.get(this.inner, 'lacks');
    if (this.known?.told !== told) this.known = { told, lacks: knownCapabilities(told) };
    return this.known?.lacks ?? [];
  }
}

/** The contact that a method is asked about names it first. */
function callIn([ref]: readonly unknown[]): { readonly call?: string } {
  const call: unknown = typeof ref === 'object' && ref !== null ? Reflect.get(ref, 'interaction') : undefined;
  return typeof call === 'string' ? { call } : {};
}

type Optional = { [K in keyof CtiSession]-?: object extends Pick<CtiSession, K> ? K : never }[keyof CtiSession];

/** What a session may have or not: whoever asks looks whether it is there. The compiler misses one. */
const OPTIONAL: Readonly<Record<Optional, true>> = { checkAddress: true };
const OPTIONAL_METHODS = Object.keys(OPTIONAL) as readonly Optional[];

const PORT_METHODS = new Map(
  Object.entries(Object.getOwnPropertyDescriptors(CtiSession.prototype)).map(([name, { value }]) => [
    name,
    value as unknown,
  ]),
);
PORT_METHODS.delete('constructor');

/** Those with something of their own to do. */
const OWN = new Set(['handOver']);

for (const name of PORT_METHODS.keys() as Iterable<keyof CtiSession>) {
  if (OWN.has(name)) continue;
  const value = function (this: GuardedSession, ...values: readonly unknown[]) {
    return this.pass(name, values);
  };
  Object.defineProperty(GuardedSession.prototype, name, { value, configurable: true, writable: true });
}

/** The list itself where all of it is known: a provider for a later port may name more. */
export function knownCapabilities(told: unknown): readonly Capability[] {
  if (!Array.isArray(told)) return [];
  const known = told.filter((one): one is Capability => CAPABILITIES.some((capability) => capability === one));
  return known.length === told.length ? (told as readonly Capability[]) : known;
}
