// Package spec reads the small languages that options of OpenStack services
// are written in, each as the service does: sets of CPUs, PCI devices, mappings,
// ranges, log levels and the like. What it refuses stops a service, unless a
// function says otherwise.
package spec
