// Package spec parses the small languages of OpenStack options, each as its
// service does: sets of CPUs, PCI devices, mappings, ranges, log levels and the
// like. What it rejects stops a service, unless a function says otherwise.
package spec
