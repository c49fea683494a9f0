package rules

var names = []*Rule{}
