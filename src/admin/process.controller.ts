import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { Controller, Inject, Res } from '@nestjs/common';
import { UnknownNameError } from '../errors/desktop-errors.js';
import { ADMIN_PARTS, type AdminParts } from './admin-parts.js';
import { BuildAnswer } from './answers/build.answer.js';
import { DocumentAnswer } from './answers/document.answer.js';
import { AdminOperation } from './operation.decorator.js';

/** Made beforehand (`npm run openapi`), and part of what is built. */
const DOCUMENT = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) as DocumentAnswer;

/** What runs here, and what can be asked. */
@Controller()
export class ProcessController {
  constructor(@Inject(ADMIN_PARTS) private readonly parts: AdminParts) {}

  @AdminOperation({
    id: 'getVersion',
    method: 'get',
    path: 'version',
    role: 'read',
    summary: 'Version and build of what runs here.',
    answer: BuildAnswer,
  })
  version(): BuildAnswer {
    return this.parts.build;
  }

  @AdminOperation({
    id: 'getDocument',
    method: 'get',
    path: 'openapi.json',
    role: 'read',
    summary: 'This document, OpenAPI 3.1.',
    answer: DocumentAnswer,
  })
  document(): DocumentAnswer {
    return DOCUMENT;
  }

  @AdminOperation({
    id: 'getMetrics',
    method: 'get',
    path: 'metrics',
    role: 'read',
    summary: 'What is measured, as Prometheus reads it; there is nothing where `metrics` is `off`.',
    answer: undefined,
    failures: ['RESOURCE_NOT_FOUND'],
    untold: true,
  })
  async measured(@Res({ passthrough: true }) response: ServerResponse): Promise<string> {
    const { metrics } = this.parts;
    if (!metrics) throw new UnknownNameError('RESOURCE_NOT_FOUND', 'operation');
    const text = await metrics.text();
    response.setHeader('Content-Type', metrics.contentType);
    return text;
  }
}
