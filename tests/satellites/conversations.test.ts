import { brokersUnderTest } from './brokers.ts';
import { describeSatellites } from './contract.ts';

for (const { name, start, protocolVersion } of brokersUnderTest()) describeSatellites(name, start, protocolVersion);
