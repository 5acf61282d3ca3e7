import { Global, Module } from '@nestjs/common';
import { Happenings } from './happenings.js';

/** Where everybody tells what happens, and whoever wants to know hears of it. */
@Global()
@Module({ providers: [Happenings], exports: [Happenings] })
export class HappeningsModule {}
