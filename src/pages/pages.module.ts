import { Module, type DynamicModule } from '@nestjs/common';
import { ClientFileController } from './client-file.controller.js';
import { ConsoleController } from './console.controller.js';

/** What browsers are given over HTTP. */
@Module({})
export class PagesModule {
  /** @param console whether the page of an agent is there */
  static forRoot({ console }: { readonly console: boolean }): DynamicModule {
    return {
      module: PagesModule,
      controllers: [ClientFileController, ...(console ? [ConsoleController] : [])],
    };
  }
}
