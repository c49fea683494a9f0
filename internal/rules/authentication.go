package rules

var authentication = []*Rule{}
