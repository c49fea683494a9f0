package rules

var transport = []*Rule{}
