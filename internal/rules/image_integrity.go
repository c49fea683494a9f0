package rules

var imageIntegrity = []*Rule{}
