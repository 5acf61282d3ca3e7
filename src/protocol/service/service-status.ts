/** How a service is. */
export const SERVICE_STATUSES = ['OutOfService', 'Starting', 'InService', 'Stopping'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];
