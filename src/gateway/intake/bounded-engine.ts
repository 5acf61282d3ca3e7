import { Server, type Transport } from 'engine.io';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../runtime/clock.js';
import { boundedPolling } from './bounded-polling.js';
import { BoundedWebSocket } from './bounded-websocket.js';
import { Intake } from './intake.js';
import { intakeBounds, type IntakeBounds } from './intake-bounds.js';
import type { IntakeSettings } from './intake-settings.js';
import { LoopTurns } from './loop-turns.js';
import type { Unfinished } from './unfinished.js';

type Options = ConstructorParameters<typeof Server>[0];
type Name = 'polling' | 'websocket' | 'webtransport';
type Request = ConstructorParameters<typeof BoundedWebSocket>[0];

/** Engine.IO with an intake for each connection; an upgrade goes on with that of the connection. */
export class BoundedEngine extends Server {
  private readonly bounds: IntakeBounds;
  private readonly turns = new LoopTurns();
  private readonly intakes = new WeakMap<object, Intake>();

  constructor(
    options: Options,
    private readonly settings: IntakeSettings,
    private readonly clock: Clock,
    private readonly unfinished: Unfinished,
    /** told of each connection that was cut, and why */
    private readonly onCut: (why: unknown) => void,
  ) {
    super(options);
    this.bounds = intakeBounds(settings);
  }

  protected override createTransport(name: Name, request: IncomingMessage): Transport {
    const asked = request as Request;
    const { _query: query } = asked;
    const known = this.clients[query['sid'] ?? ''];
    const intake = (known && this.intakes.get(known.transport)) ?? this.intake();
    const transport =
      name === 'websocket'
        ? new BoundedWebSocket(asked, intake, this.unfinished)
        : boundedPolling(asked, intake, { frameBytes: this.settings.frameBytes, packets: this.bounds.waiting - 1 });
    this.intakes.set(transport, intake);
    return transport;
  }

  private intake(): Intake {
    return new Intake(this.bounds, this.clock, this.turns, this.onCut);
  }
}
