import { Module } from '@nestjs/common';
import { ControlGuard } from './control/control.guard.js';
import { ListTurns } from './control/list-turns.js';
import { SimulatorCallsController } from './control/simulator-calls.controller.js';
import { SimulatorCommandsController } from './control/simulator-commands.controller.js';
import { SimulatorCustomersController } from './control/simulator-customers.controller.js';
import { SimulatorDevicesController } from './control/simulator-devices.controller.js';
import { SimulatorLegsController } from './control/simulator-legs.controller.js';
import { SimulatorController } from './control/simulator.controller.js';
import { SimulatorDirectory } from './simulator-directory.js';
import { SimulatorProviderFactory } from './simulator-provider-factory.js';

/** The provider whose switch comes with it, and the control of that switch over HTTP. */
@Module({
  controllers: [
    SimulatorController,
    SimulatorCallsController,
    SimulatorLegsController,
    SimulatorDevicesController,
    SimulatorCommandsController,
    SimulatorCustomersController,
  ],
  providers: [SimulatorDirectory, SimulatorProviderFactory, ControlGuard, ListTurns],
  exports: [SimulatorProviderFactory],
})
export class SimulatorModule {}
