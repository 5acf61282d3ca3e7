import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import { ID_SOURCE, type IdSource } from '../runtime/id-source.js';
import { CTI_REGISTRY_SETTINGS, type CtiRegistrySettings, type CtiServiceSettings } from './cti-registry.settings.js';
import { CtiService } from './cti-service.js';
import { inWords } from './guard/in-words.js';
import { DEFAULT_CALL_MODEL, type CallModel } from './port/call-model.js';
import { CTI_PROVIDER_FACTORIES, type CtiProviderFactory } from './port/cti-provider-factory.js';
import { InvalidOptionError, type OptionProblem } from './port/invalid-option.error.js';
import { SwitchObservation } from './switch-observation.js';
import { withWrapUp } from './wrap-up/with-wrap-up.js';

type ChangeListener = (service: CtiService) => void;

/** All interaction processor services; starts, watches and stops the providers behind them. */
@Injectable()
export class CtiRegistry implements OnApplicationBootstrap {
  private readonly logger = new Logger(CtiRegistry.name);
  private readonly byId: ReadonlyMap<string, CtiService>;
  readonly observation = new SwitchObservation();
  private readonly listeners = new Set<ChangeListener>();
  private readonly offerListeners = new Set<ChangeListener>();

  constructor(
    @Inject(CTI_REGISTRY_SETTINGS) private readonly settings: CtiRegistrySettings,
    @Inject(CTI_PROVIDER_FACTORIES) private readonly factories: readonly CtiProviderFactory[],
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ID_SOURCE) private readonly ids: IdSource,
  ) {
    this.byId = new Map(this.createAll().map((service) => [service.id, service]));
  }

  services(): readonly CtiService[] {
    return [...this.byId.values()];
  }

  find(id: string): CtiService | undefined {
    return this.byId.get(id);
  }

  /** @returns what ends the listening */
  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Hears of each service that has other call models than before; how it is is another matter.
   * @returns what ends the listening
   */
  onOffer(listener: ChangeListener): () => void {
    this.offerListeners.add(listener);
    return () => this.offerListeners.delete(listener);
  }

  /** @param models the call models that every service offers from now on; `default` is there also when it is not among them */
  offer(models: readonly CallModel[]): void {
    const offered = withDefault(models);
    for (const service of this.services()) {
      if (isDeepStrictEqual(service.callModels, offered)) continue;
      service.offer(offered);
      this.tell(this.offerListeners, service);
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    await Promise.all(this.services().map((service) => this.start(service)));
  }

  /** From now on nothing is in service; providers go on until `stop`. */
  announceStop(): void {
    for (const service of this.services()) if (service.stopping(this.clock.now())) this.changed(service);
  }

  async stop(): Promise<void> {
    this.announceStop();
    await Promise.all(this.services().map((service) => this.stopOne(service)));
  }

  /** @throws InvalidOptionError with what is wrong at all of them */
  private createAll(): readonly CtiService[] {
    const problems: OptionProblem[] = [];
    const services = this.settings.services.flatMap((one) => {
      try {
        return [this.create(one)];
      } catch (error) {
        if (!(error instanceof InvalidOptionError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
    InvalidOptionError.throwAll(problems);
    return services;
  }

  private create({ id, name, provider, options }: CtiServiceSettings): CtiService {
    const factory = this.factories.find((one) => one.kind === provider);
    if (!factory) {
      const known = this.factories.map((one) => one.kind).join(', ');
      throw new InvalidOptionError(`services.${id}.provider`, `there is no such provider; there are ${known}`);
    }
    const { clock, ids } = this;
    const context = {
      service: id,
      options,
      production: this.settings.production,
      clock,
      ids,
      observer: this.observation.of(id),
    };
    return new CtiService(
      id,
      name,
      withWrapUp(factory.create(context), clock),
      withDefault(this.settings.models),
      clock.now(),
    );
  }

  private async start(service: CtiService): Promise<void> {
    const link = service.provider.start({
      link: (state) => {
        if (service.link(state, this.clock.now())) this.changed(service);
      },
    });
    try {
      await link;
    } catch (error) {
      this.logger.error('the provider did not start', error, { service: service.id });
      if (service.link({ state: 'down', reason: 'the provider did not start' }, this.clock.now()))
        this.changed(service);
    }
  }

  private async stopOne(service: CtiService): Promise<void> {
    const { stopTimeout } = this.settings;
    const late = new Error(`did not stop within ${stopTimeout} ms, and is not waited for any longer`);
    try {
      await withDeadline(this.clock, stopTimeout, service.provider.stop(), () => late);
    } catch (error) {
      const what = error === late ? late.message : `did not stop in order: ${inWords(error)}`;
      this.logger.warn(`the provider ${what}`, { service: service.id });
    }
  }

  private changed(service: CtiService): void {
    const words = `${service.id} is ${service.status}${service.reason ? `: ${service.reason}` : ''}`;
    if (service.status !== 'OutOfService') this.logger.log(words, { service: service.id });
    else this.logger.warn(words, { service: service.id });
    this.tell(this.listeners, service);
  }

  private tell(listeners: ReadonlySet<ChangeListener>, service: CtiService): void {
    for (const listener of listeners) {
      try {
        listener(service);
      } catch (error) {
        // The provider that told of its link must not suffer for it, nor the other listeners.
        this.logger.error('a change of the link cannot be taken', error, { service: service.id });
      }
    }
  }
}

function withDefault(models: readonly CallModel[]): readonly CallModel[] {
  return models.some((one) => one.name === DEFAULT_CALL_MODEL.name) ? [...models] : [DEFAULT_CALL_MODEL, ...models];
}
