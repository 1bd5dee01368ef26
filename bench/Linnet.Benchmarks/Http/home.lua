-- Home pages of many people in random order: wrk ... -- TOKENS_FILE
-- The last word of each line is a token: "alias token", as linnet seed --tokens writes them, or "token".
local requests = {}

function init(args)
  math.randomseed(1)
  for line in io.lines(args[1]) do
    local token = line:match("(%S+)%s*$")
    requests[#requests + 1] = wrk.format("GET", "/api/v1/timelines/home?limit=20", { ["Authorization"] = "Bearer " .. token })
  end
end

function request()
  return requests[math.random(#requests)]
end
