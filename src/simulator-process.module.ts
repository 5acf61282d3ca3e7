import { Module } from '@nestjs/common';
import { SimulatorModule } from './cti/simulator/simulator.module.js';
import { RuntimeModule } from './runtime/runtime.module.js';

/** The control of a simulated switch, and nothing of the processor. */
@Module({ imports: [RuntimeModule, SimulatorModule] })
export class SimulatorProcessModule {}
