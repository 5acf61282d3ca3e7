import { Module } from '@nestjs/common';
import { ContractController } from './contract.controller.js';

/** The protocol's description over HTTP. */
@Module({ controllers: [ContractController] })
export class ContractModule {}
