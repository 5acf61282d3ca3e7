import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SessionService } from '../sessions/session.service.js';
import { SignInCheck } from './sign-in-check.js';

/** Has sessions renewed by what an agent could sign in with, as often as an agent may fail to sign in. */
@Injectable()
export class SessionRenewal implements OnModuleInit {
  constructor(
    private readonly signIn: SignInCheck,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    this.sessions.renewBy(async (id, token, client) => {
      const { expires } = await this.signIn.identify({ id, token }, client.network ?? '', client.id);
      return expires;
    });
  }
}
