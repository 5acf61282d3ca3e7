import { Module } from '@nestjs/common';
import { SimulatorModule } from './cti/simulator/simulator.module.js';
import { RuntimeModule } from './runtime/runtime.module.js';
import { SimulatorHealthController } from './simulator-health.controller.js';

/** The control of a simulated switch, whether it is alive, and nothing of the processor. */
@Module({ imports: [RuntimeModule, SimulatorModule], controllers: [SimulatorHealthController] })
export class SimulatorProcessModule {}
