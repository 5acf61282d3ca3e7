import { Phone } from '../../../src/console/phone/phone.ts';

window.phone = new Phone();
