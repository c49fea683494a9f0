package rules

var whichEndpoint = []*Rule{}
