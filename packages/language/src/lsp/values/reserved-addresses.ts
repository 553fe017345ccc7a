/** The IPv4 addresses of a subnet that Azure keeps: the first four and the last one (R222). */
export const reservedAddresses = 5;
