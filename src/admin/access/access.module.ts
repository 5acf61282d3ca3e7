import { Module, type DynamicModule } from '@nestjs/common';
import type { AdminTokens } from '../../config/admin-tokens.js';
import { TokenHolders } from './token-holders.js';

/** Who is let in to the operator's API: also for those who read the tokens anew. */
@Module({})
export class AccessModule {
  static forRoot(tokens: AdminTokens): DynamicModule {
    return {
      module: AccessModule,
      providers: [{ provide: TokenHolders, useFactory: () => new TokenHolders(tokens) }],
      exports: [TokenHolders],
      global: true,
    };
  }
}
