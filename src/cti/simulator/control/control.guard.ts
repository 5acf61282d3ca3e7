import {
  BadRequestException,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnsupportedMediaTypeException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { SimulatorDirectory } from '../simulator-directory.js';
import { foreignPage } from './foreign-page.js';
import { deeperThan } from './deeper-than.js';
import { originOf } from './origin-of.js';

interface ControlRequest extends IncomingMessage {
  readonly query?: { readonly service?: unknown };
  readonly body?: unknown;
}

/** Levels of a body; data of a call has eight at most. */
const LEVELS = 16;

/**
 * Where there is no simulator to be worked by hand, there is nothing here at all: 404 before anything is looked at. Then: the
 * control takes JSON alone (415), and nothing from a page of somebody else that a developer happens to look at (403).
 */
@Injectable()
export class ControlGuard implements CanActivate {
  constructor(private readonly directory: SimulatorDirectory) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<ControlRequest>();
    const service = request.query?.service;
    // A service that is no text is left to the check of the query.
    if (!this.directory.find(typeof service === 'string' ? service : undefined)) throw new NotFoundException();
    const foreign = foreignPage(originOf(request), this.directory.names);
    if (foreign) throw new ForbiddenException(foreign);
    if (!bodyIsJson(request)) throw new UnsupportedMediaTypeException('the control takes application/json');
    if (deeperThan(request.body, LEVELS)) throw new BadRequestException(`more than ${LEVELS} levels are not taken`);
    return true;
  }
}

/** A form can send what it likes with a type of its own; a request without a body needs no type. */
function bodyIsJson({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'];
  const empty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  return type === undefined ? empty : /^application\/json *(;|$)/i.test(type);
}
