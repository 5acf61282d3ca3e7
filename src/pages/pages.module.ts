import { Module } from '@nestjs/common';
import { ClientFileController } from './client-file.controller.js';

/** What browsers are given over HTTP. */
@Module({ controllers: [ClientFileController] })
export class PagesModule {}
