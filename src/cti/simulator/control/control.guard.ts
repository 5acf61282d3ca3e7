import { Injectable, NotFoundException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SimulatorDirectory } from '../simulator-directory.js';

interface Addressed {
  readonly query?: { readonly service?: unknown };
}

/** Where there is no simulator to be worked by hand, there is nothing here at all: 404 before anything is looked at. */
@Injectable()
export class ControlGuard implements CanActivate {
  constructor(private readonly directory: SimulatorDirectory) {}

  canActivate(context: ExecutionContext): boolean {
    const service = context.switchToHttp().getRequest<Addressed>().query?.service;
    // A service that is no text is left to the check of the query.
    if (this.directory.find(typeof service === 'string' ? service : undefined)) return true;
    throw new NotFoundException();
  }
}
